#include "extract/pdf/page_content.h"

namespace gouji {

void PageContent::Clear() {
  number = 0;
  width = height = 0;
  glyphs.clear();
  more.clear();
  rules.clear();
  fills.clear();
  images = 0;
  image_area = 0;
}

}  // namespace gouji
