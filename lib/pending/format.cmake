if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/output/spanish_format.cpp")
  list(REMOVE_ITEM GACETA_SOURCES output/spanish_format.cpp)
endif()
