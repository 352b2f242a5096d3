if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/money/money_reader.cpp")
  list(APPEND GACETA_SOURCES pending/money.cpp)
endif()
