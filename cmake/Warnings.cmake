# One interface target carries the warning set, the sanitizers and the include root of every target.
add_library(gouji_options INTERFACE)
target_compile_options(gouji_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual -Wcast-align -Wnull-dereference -Wimplicit-fallthrough
  -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False positives of g++ 12 in the standard library at -O2; its -Wshadow counts scoped enumerators.
  target_compile_options(gouji_options INTERFACE -Wno-null-dereference -Wno-restrict -Wshadow=local
    -Wno-missing-field-initializers)
else()
  target_compile_options(gouji_options INTERFACE -Wshadow)
endif()
target_include_directories(gouji_options INTERFACE ${PROJECT_SOURCE_DIR})
if(GOUJI_SANITIZE STREQUAL "address")
  target_compile_options(gouji_options INTERFACE -fsanitize=address,undefined
    -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(gouji_options INTERFACE -fsanitize=address,undefined)
  target_compile_definitions(gouji_options INTERFACE GOUJI_ASAN=1)
elseif(GOUJI_SANITIZE STREQUAL "thread")
  target_compile_options(gouji_options INTERFACE -fsanitize=thread)
  target_link_options(gouji_options INTERFACE -fsanitize=thread)
  target_compile_definitions(gouji_options INTERFACE GOUJI_TSAN=1)
endif()
