if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/names/name_finder.cpp")
  list(APPEND GACETA_SOURCES pending/names.cpp)
endif()
