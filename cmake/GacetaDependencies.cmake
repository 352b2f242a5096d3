# Finds what the library links: ICU, RE2, Boost.Locale. Also used by the installed package (gaceta-config.cmake), so that
# both look in the same way. Each message names the Debian package that is missing.

find_package(Threads QUIET)

find_package(ICU QUIET COMPONENTS uc i18n)
if(NOT ICU_FOUND)
  message(FATAL_ERROR "gaceta needs ICU (uc, i18n), which was not found. On Debian: apt-get install libicu-dev")
endif()

# Debian 12's RE2 has no CMake package and its pkg-config version reads 0.0.0: test for presence only.
if(NOT TARGET re2::re2)
  find_package(re2 QUIET CONFIG)
endif()
if(NOT TARGET re2::re2)
  find_package(PkgConfig QUIET)
  if(PKG_CONFIG_FOUND)
    pkg_check_modules(GACETA_RE2 QUIET IMPORTED_TARGET GLOBAL re2)
  endif()
  if(NOT TARGET PkgConfig::GACETA_RE2)
    message(FATAL_ERROR "gaceta needs RE2, found neither as a CMake package nor by pkg-config. "
                        "On Debian: apt-get install libre2-dev pkg-config")
  endif()
  add_library(re2::re2 INTERFACE IMPORTED GLOBAL)
  target_link_libraries(re2::re2 INTERFACE PkgConfig::GACETA_RE2)
endif()

find_package(Boost 1.74 QUIET COMPONENTS locale)
if(NOT Boost_LOCALE_FOUND)
  message(FATAL_ERROR "gaceta needs Boost.Locale 1.74 or later, which was not found. "
                      "On Debian: apt-get install libboost-locale-dev")
endif()
