#pragma once

#include <string>

#include "tools/report/page.h"

namespace gouji {

/// The checks, one a line: id, severity, title.
std::string CatalogueTable(Language language);
/// [{"id": ..., "severity": ..., "title": {"zh": ..., "en": ...}}]
std::string CatalogueJson();
/// A check's page for reading: its own text, or in English the one-line texts where it has no English body.
std::string PageText(const CheckPage& page, Language language);

}  // namespace gouji
