#include "names/model/embedded_model.hpp"
#include "names/tagger/tagger.hpp"

namespace gaceta::names {

// Beside the model rather than the tagger's code, so that the program that trains can be built before there is a model.
const Tagger& Tagger::builtin() {
  static const Tagger tagger(std::get<Model>(Model::view(embedded_model())));
  return tagger;
}

}  // namespace gaceta::names
