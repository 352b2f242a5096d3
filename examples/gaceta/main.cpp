// gaceta: reads Spanish news articles and writes what they state. The sample program of the library of that name.
#include <csignal>
#include <exception>
#include <iostream>

#include "command_line.hpp"
#include "interruption.hpp"
#include "run.hpp"

int main(int argc, char** argv) {
  // A reader that goes away is told by write(), so that it gets a message and an exit status as other failures do.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    int status = 0;
    const auto settings = program::read_command_line(argc, argv, status);
    if (!settings) return status;
    program::take_interrupts();
    status = program::run(*settings);
    if (const int signal = program::interrupted(); signal != 0) program::end_by(signal);
    return status;
  } catch (const std::exception& error) {
    std::cerr << "gaceta: " << error.what() << '\n';
    return program::kSomeFailed;
  }
}
