// Models for the tagger of a kilobyte or two: their header, lengths and checksum are right, and their sections hold
// whatever bytes are given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "names/tagger/model.hpp"

namespace gaceta::testing {

/// The model that the bytes make: the first four choose how long its sections are, the others fill them, over and over.
inline std::string small_model(std::string_view bytes) {
  const auto byte = [&](std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) : 0U;
  };
  names::ModelHeader header;
  header.paths = byte(0) * 5;
  header.slots = 1U << byte(1) % 8;
  header.gazetteer = byte(2) % 2 == 0 ? 0 : 1U << byte(2) / 2 % 8;
  header.index = 1U << byte(2) / 16 % 8;
  header.forms = byte(3) / 16;
  header.buckets = 1U + byte(3);
  header.seeds = 1U << byte(1) / 8 % 8;
  std::string block(names::ModelLayout(header).size, '\0');
  header.size = static_cast<std::uint32_t>(block.size());
  if (bytes.size() > 4)
    for (std::size_t i = sizeof header; i < block.size(); ++i)
      block[i] = bytes[4 + (i - sizeof header) % (bytes.size() - 4)];
  const std::string_view head(reinterpret_cast<const char*>(&header), sizeof header);
  header.checksum = names::block_checksum(std::string_view(block).substr(sizeof header), names::block_checksum(head));
  std::memcpy(block.data(), &header, sizeof header);
  return block;
}

}  // namespace gaceta::testing
