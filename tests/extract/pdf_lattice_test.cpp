#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "extract/table/lattice.h"

using namespace gouji;

namespace {

Rule H(float y, float from, float to) { return {true, y, from, to, 0.5F}; }
Rule V(float x, float from, float to) { return {false, x, from, to, 0.5F}; }

std::string Dump(const Lattice& table) {
  std::string out = std::to_string(table.rows()) + "x" + std::to_string(table.columns()) + ":";
  for (const LatticeCell& cell : table.cells) {
    out += " " + std::to_string(cell.row) + "," + std::to_string(cell.column);
    if (cell.row_span > 1 || cell.column_span > 1)
      out += "/" + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span);
  }
  return out;
}

std::string Find(const std::vector<Rule>& rules) {
  std::string out;
  for (const Lattice& table : FindLattices(rules)) out += Dump(table) + "\n";
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_lattice)

BOOST_AUTO_TEST_CASE(lines_make_cells) {
  struct Case {
    const char* name;
    std::vector<Rule> rules;
    const char* expected;
  };
  const std::vector<Case> cases = {
      {"two by two",
       {H(0, 0, 200), H(20, 0, 200), H(40, 0, 200), V(0, 0, 40), V(100, 0, 40), V(200, 0, 40)},
       "2x2: 0,0 0,1 1,0 1,1\n"},
      {"cell by cell, with gaps at the corners",
       {H(0, 0.5F, 99), H(0, 101, 199), H(20, 0.5F, 99), H(20, 101, 199), V(0, 1, 19),
        V(100, 1, 19), V(200.8F, 1, 19)},
       "1x2: 0,0 0,1\n"},
      {"double border",
       {H(0, 0, 200), H(2.2F, 0, 200), H(40, 0, 200), V(0, 0, 40), V(100, 0, 40), V(200, 0, 40)},
       "1x2: 0,0 0,1\n"},
      {"merged head",
       {H(0, 0, 200), H(20, 0, 200), H(40, 0, 200), V(0, 0, 40), V(100, 20, 40), V(200, 0, 40)},
       "2x2: 0,0/1x2 1,0 1,1\n"},
      {"open sides",
       {H(0, 0, 300), H(20, 0, 300), H(40, 0, 300), V(100, 0, 40), V(200, 0, 40)},
       "2x3: 0,0 0,1 0,2 1,0 1,1 1,2\n"},
      {"frame", {H(0, 0, 200), H(40, 0, 200), V(0, 0, 40), V(200, 0, 40)}, ""},
      {"underlines", {H(0, 0, 200), H(40, 0, 200)}, ""},
      {"two tables",
       {H(0, 0, 200), H(20, 0, 200), V(0, 0, 20), V(100, 0, 20), V(200, 0, 20), H(100, 0, 200),
        H(120, 0, 200), V(0, 100, 120), V(50, 100, 120), V(200, 100, 120)},
       "1x2: 0,0 0,1\n1x2: 0,0 0,1\n"},
      {"a stroke that divides nothing",
       {H(0, 0, 200), H(40, 0, 200), V(0, 0, 40), V(100, 0, 40), V(200, 0, 40), H(20, 0, 30)},
       "1x2: 0,0 0,1\n"},
      {"an area that is no rectangle is cut up",
       {H(0, 0, 200), H(20, 0, 100), H(40, 0, 200), V(0, 0, 40), V(100, 0, 20), V(200, 0, 40)},
       "2x2: 0,0 0,1 1,0/1x2\n"},
  };
  for (const Case& one : cases)
    BOOST_TEST(Find(one.rules) == one.expected, one.name << ": " << Find(one.rules));
}

BOOST_AUTO_TEST_CASE(open_edges_are_known) {
  const std::vector<Lattice> tables =
      FindLattices({H(0, 0, 200), H(20, 0, 200), V(0, 0, 50), V(100, 0, 50), V(200, 0, 50)});
  BOOST_REQUIRE(tables.size() == 1U);
  BOOST_TEST(tables[0].open_bottom);
  BOOST_TEST(!tables[0].open_top);
  BOOST_TEST(tables[0].rows() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
