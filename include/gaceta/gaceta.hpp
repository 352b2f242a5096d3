// All of gaceta: reads Spanish news articles and returns what they state as typed structs.
#pragma once

#include "gaceta/currency.hpp"
#include "gaceta/date.hpp"
#include "gaceta/decimal.hpp"
#include "gaceta/document.hpp"
#include "gaceta/extractor.hpp"
#include "gaceta/format.hpp"
#include "gaceta/money.hpp"
#include "gaceta/names.hpp"
#include "gaceta/offsets.hpp"
#include "gaceta/span.hpp"
#include "gaceta/tagger.hpp"
#include "gaceta/token.hpp"
#include "gaceta/zone.hpp"

/// Reads Spanish news articles: what they state, as typed structs. Begin at gaceta::Extractor.
namespace gaceta {}
