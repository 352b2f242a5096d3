if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/dates/day.cpp")
  list(APPEND GACETA_SOURCES pending/day.cpp)
endif()
