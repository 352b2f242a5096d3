if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/numerals/numeral.cpp")
  list(APPEND GACETA_SOURCES pending/numerals.cpp)
endif()
