#include "article/entries.hpp"
namespace gaceta::article {
struct EntryBuilder::State {};
EntryBuilder::EntryBuilder(lexicon::Lexicon&, const Options&) {}
EntryBuilder::~EntryBuilder() = default;
EntryBuilder::EntryBuilder(EntryBuilder&&) noexcept = default;
EntryBuilder& EntryBuilder::operator=(EntryBuilder&&) noexcept = default;
Entries EntryBuilder::build(const tokens::TokenStream&, std::span<const names::NameSpan>) const { return {}; }
}  // namespace gaceta::article
