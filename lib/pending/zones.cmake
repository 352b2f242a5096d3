if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/zones/zones.cpp")
  list(APPEND GACETA_SOURCES pending/zones.cpp)
endif()
