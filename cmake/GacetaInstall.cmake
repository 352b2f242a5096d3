# What `cmake --install` lays down: the library, its headers, a CMake package and a pkg-config file.
include(CMakePackageConfigHelpers)

set(GACETA_PACKAGE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/gaceta")
get_target_property(gaceta_kind gaceta TYPE)
set(gaceta_targets gaceta)
install(TARGETS ${gaceta_targets} EXPORT gaceta-targets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/gaceta" DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp"
        PATTERN "output.hpp" EXCLUDE PATTERN "page.hpp" EXCLUDE)
install(FILES "${PROJECT_BINARY_DIR}/include/gaceta/export.hpp" DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/gaceta)
if(TARGET gaceta_output)
  install(TARGETS gaceta_output EXPORT gaceta-targets
          LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  install(FILES "${PROJECT_SOURCE_DIR}/include/gaceta/output.hpp" "${PROJECT_SOURCE_DIR}/include/gaceta/page.hpp"
                "${PROJECT_BINARY_DIR}/include/gaceta/output_export.hpp"
          DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/gaceta)
endif()
if(TARGET gaceta_program)
  install(TARGETS gaceta_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(FILES "${PROJECT_SOURCE_DIR}/examples/gaceta/gaceta.1" DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES "${PROJECT_SOURCE_DIR}/examples/gaceta/gaceta.bash"
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME gaceta)
endif()
install(EXPORT gaceta-targets NAMESPACE gaceta:: DESTINATION ${GACETA_PACKAGE_DIR})

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/gaceta-config.cmake.in"
  "${PROJECT_BINARY_DIR}/gaceta-config.cmake" INSTALL_DESTINATION ${GACETA_PACKAGE_DIR})
write_basic_package_version_file("${PROJECT_BINARY_DIR}/gaceta-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/gaceta-config.cmake" "${PROJECT_BINARY_DIR}/gaceta-config-version.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/GacetaDependencies.cmake"
        DESTINATION ${GACETA_PACKAGE_DIR})

# A static library asks its user to link what it needs; a shared one does not.
set(GACETA_PC_REQUIRES "")
set(GACETA_PC_LIBS "")
set(GACETA_PC_CFLAGS "")
if(gaceta_kind STREQUAL "STATIC_LIBRARY")
  set(GACETA_PC_REQUIRES "icu-uc icu-i18n re2")
  set(GACETA_PC_LIBS "-lboost_locale -lstdc++")
  set(GACETA_PC_CFLAGS "-DGACETA_STATIC_DEFINE")
endif()
# From the folder of the .pc file to the prefix, so that `cmake --install --prefix` elsewhere works too.
file(RELATIVE_PATH GACETA_PC_PREFIX "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
string(REGEX REPLACE "/$" "" GACETA_PC_PREFIX "${GACETA_PC_PREFIX}")
configure_file("${PROJECT_SOURCE_DIR}/cmake/gaceta.pc.in" "${PROJECT_BINARY_DIR}/gaceta.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/gaceta.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/gaceta)
