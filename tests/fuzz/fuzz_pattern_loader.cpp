// Any text as a pack and as a profile: loads, or gives an error that names the file; what loads can match.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "patterns/pack/pattern_set.h"
#include "patterns/profile.h"

namespace {

void CheckError(const gouji::Error& error) {
  if (error.code != gouji::ErrorCode::kBadConfig || !std::string_view(error.detail).starts_with("f.toml:")) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const gouji::Result<gouji::PatternSet> set = gouji::PatternSet::FromText("f.toml", text);
  if (set) {
    for (const gouji::PhraseMatch& match : set.value().Match("共计2874.36万元,占总支出的12.5%,得分为10分")) {
      if (match.range.empty() || match.phrase >= set.value().phrases().size()) std::abort();
    }
  } else {
    CheckError(set.error());
  }
  const gouji::Result<gouji::Profile> profile = gouji::ParseProfile("f.toml", text);
  if (!profile) CheckError(profile.error());
  return 0;
}
