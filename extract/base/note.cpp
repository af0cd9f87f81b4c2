#include "extract/base/note.h"

#include <utility>

namespace gouji {

void AddNote(std::vector<Note>& notes, Note note) {
  for (Note& known : notes) {
    if (known.code == note.code && known.detail == note.detail && known.page == note.page) {
      known.count += note.count;
      return;
    }
  }
  notes.push_back(std::move(note));
}

}  // namespace gouji
