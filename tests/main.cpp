#define BOOST_TEST_MODULE gouji
#include <boost/test/included/unit_test.hpp>
