// Text as XML, HTML and CSV hold it. Bytes that are not UTF-8, and characters that a form has no place for, go in as
// U+FFFD: one for each, so that offsets in code points stay as they are.
#pragma once

#include <string>
#include <string_view>

namespace gaceta::output {

/// Appends text for an XML or HTML element or a quoted attribute: `&`, `<`, `>` and quotes as references. Carriage
/// returns too, which parsers would turn into line ends.
void append_xml(std::string& out, std::string_view text);
/// The same, where line ends and tabs are written as references too: in an attribute they would turn into blanks.
void append_xml_attribute(std::string& out, std::string_view text);

/// Appends UTF-8 as it is, what is none as U+FFFD.
void append_utf8(std::string& out, std::string_view text);

/// Appends one field of CSV (RFC 4180): in quotes where it has a comma, a quote, a line end, or a blank at its ends.
/// An empty field is left empty. NUL goes in as U+FFFD: readers stop at it.
void append_csv(std::string& out, std::string_view field);

}  // namespace gaceta::output
