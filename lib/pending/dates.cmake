if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/dates/date_reader.cpp")
  list(APPEND GACETA_SOURCES pending/dates.cpp)
endif()
