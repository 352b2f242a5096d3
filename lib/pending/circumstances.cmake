if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/article/circumstances.cpp")
  list(APPEND GACETA_SOURCES pending/circumstances.cpp)
endif()
