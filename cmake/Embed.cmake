# gouji_embed(TARGET SYMBOL BASE FILES...): compiles text files into the binary as
#   namespace gouji { const EmbeddedFile kSYMBOL[]; const std::size_t kSYMBOLCount; }
# sorted by path relative to BASE, so that the binary needs no data files at run time.
function(gouji_embed target symbol base)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${symbol}_embedded.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DSYMBOL=${symbol} -DBASE=${base} "-DFILES=${ARGN}"
            -P ${PROJECT_SOURCE_DIR}/cmake/WriteEmbedded.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/WriteEmbedded.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
