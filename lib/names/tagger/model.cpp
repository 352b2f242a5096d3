#include "names/tagger/model.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "names/tagger/hash.hpp"

namespace gaceta::names {
namespace {

static_assert(std::endian::native == std::endian::little, "the model is read in place, and is little-endian");

constexpr std::uint64_t aligned(std::uint64_t offset) noexcept { return (offset + 63) & ~std::uint64_t{63}; }

}  // namespace

std::uint64_t block_checksum(std::string_view bytes, std::uint64_t start) noexcept {
  std::uint64_t sum = start ^ bytes.size();
  for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + i, 8);
    sum = (std::rotl(sum, 23) ^ word) * 0x9e3779b97f4a7c15ULL;
  }
  return scramble(sum);
}

ModelLayout::ModelLayout(const ModelHeader& header) noexcept
    : transitions(aligned(sizeof(ModelHeader))),
      paths(aligned(transitions + sizeof(TransitionTable))),
      slots(aligned(paths + std::uint64_t{2} * header.paths)),
      gazetteer(aligned(slots + std::uint64_t{4} * header.slots)),
      index(aligned(gazetteer + std::uint64_t{4} * header.gazetteer)),
      forms(aligned(index + std::uint64_t{4} * header.index)),
      seeds(aligned(forms + sizeof(Form) * std::uint64_t{header.forms})),
      buckets(aligned(seeds + std::uint64_t{2} * header.seeds)),
      size(buckets + sizeof(Bucket) * std::uint64_t{header.buckets}) {}

std::variant<Model, std::string> Model::view(std::string_view block) {
  ModelHeader header;
  if (block.size() < sizeof header) return "the model is cut short";
  std::memcpy(&header, block.data(), sizeof header);
  if (header.magic != ModelHeader::kMagic) return "this is not a model";
  if (header.version != ModelHeader::kVersion) return "the model is of another version";
  const ModelLayout layout(header);
  if (header.size != block.size() || layout.size != block.size()) return "the model has the wrong length";
  if (std::any_of(header.reserved.begin(), header.reserved.end(), [](std::uint32_t v) { return v != 0; }))
    return "the model is damaged";
  if (header.paths > 1024 || !std::has_single_bit(header.slots) ||
      (header.gazetteer != 0 && !std::has_single_bit(header.gazetteer)) || !std::has_single_bit(header.index) ||
      header.forms > KnownForms::kMost || header.buckets == 0 || !std::has_single_bit(header.seeds))
    return "the model is damaged";

  const char* const base = block.data();
  const std::span slots(reinterpret_cast<const std::uint32_t*>(base + layout.slots), header.slots);
  const std::span gazetteer(reinterpret_cast<const std::uint32_t*>(base + layout.gazetteer), header.gazetteer);
  const std::span index(reinterpret_cast<const std::uint32_t*>(base + layout.index), header.index);
  const std::span forms(reinterpret_cast<const Form*>(base + layout.forms), header.forms);
  const std::span seeds(reinterpret_cast<const WeightTable::Seed*>(base + layout.seeds), header.seeds);
  const std::span buckets(reinterpret_cast<const Bucket*>(base + layout.buckets), header.buckets);
  // Searches end at these.
  if (std::find(slots.begin(), slots.end(), 0U) == slots.end()) return "the model is damaged";
  if (!gazetteer.empty() && std::find(gazetteer.begin(), gazetteer.end(), 0U) == gazetteer.end())
    return "the model is damaged";
  if (std::find(index.begin(), index.end(), 0U) == index.end() ||
      std::any_of(index.begin(), index.end(), [&](std::uint32_t slot) {
        return slot != 0 && (slot & KnownForms::kMost) - std::uint64_t{1} >= forms.size();
      }))
    return "the model is damaged";
  Model model;
  model.transitions_ = reinterpret_cast<const TransitionTable*>(base + layout.transitions);
  model.knowledge_.vocabulary =
      Vocabulary(slots, {reinterpret_cast<const std::uint16_t*>(base + layout.paths), header.paths});
  model.knowledge_.gazetteer = Gazetteer(gazetteer);
  model.forms_ = KnownForms(index, forms);
  model.weights_ = WeightTable(buckets, seeds);
  return model;
}

std::variant<Model, std::string> Model::open(std::string_view block) {
  ModelHeader header;
  if (block.size() < sizeof header) return "the model is cut short";
  std::memcpy(&header, block.data(), sizeof header);
  if (block.size() % 64 != 0) return "the model has the wrong length";
  std::shared_ptr<Bucket[]> storage = std::make_shared_for_overwrite<Bucket[]>(block.size() / sizeof(Bucket));
  std::memcpy(storage.get(), block.data(), block.size());
  std::variant<Model, std::string> out = view({reinterpret_cast<const char*>(storage.get()), block.size()});
  if (Model* const model = std::get_if<Model>(&out)) {
    const std::uint64_t checksum = std::exchange(header.checksum, 0);
    const std::string_view head(reinterpret_cast<const char*>(&header), sizeof header);
    if (block_checksum(block.substr(sizeof header), block_checksum(head)) != checksum) return "the model is damaged";
    model->storage_ = std::move(storage);
  }
  return out;
}

}  // namespace gaceta::names
