if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/article/entries.cpp")
  list(APPEND GACETA_SOURCES pending/entries.cpp)
endif()
