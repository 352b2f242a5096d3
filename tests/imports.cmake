# Fails where the library asks the system for what would reach beyond its caller's arguments: the environment, the
# standard streams, the global locale, the clock, an end of the process.
#   cmake -DNM=nm -DLIBRARY=libgaceta.so -P imports.cmake
execute_process(COMMAND "${NM}" -D --undefined-only "${LIBRARY}" OUTPUT_VARIABLE symbols RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${NM} can't read ${LIBRARY}")
endif()
if(NOT symbols MATCHES "memcpy")
  message(FATAL_ERROR "no imports were read from ${LIBRARY}")
endif()
set(forbidden getenv secure_getenv setenv putenv environ stdin stdout stderr printf fprintf vprintf vfprintf dprintf
    __printf_chk __fprintf_chk __vfprintf_chk puts putchar fputs fputc fwrite write writev perror
    setlocale uselocale tzset localtime localtime_r time gettimeofday clock_gettime rand srand
    exit _exit quick_exit abort system fopen fopen64 open open64
    _ZSt4cout _ZSt4cerr _ZSt4clog _ZNSt8ios_base4InitC1Ev _ZNSt6locale6globalERKS_
    _ZNSt6chrono3_V212system_clock3nowEv)
foreach(name IN LISTS forbidden)
  if(symbols MATCHES " U ${name}(@|\n)")
    message(SEND_ERROR "${LIBRARY} calls ${name}")
  endif()
endforeach()
