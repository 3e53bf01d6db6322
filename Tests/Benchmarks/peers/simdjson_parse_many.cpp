// SPDX-License-Identifier: Apache-2.0
//
// Parses a JSON Lines file with simdjson and does nothing else: how fast reading JSON can be.
//
//   g++ -std=c++17 -O3 simdjson_parse_many.cpp -lsimdjson -o simdjson_parse_many
//   ./simdjson_parse_many FILE
//
// Reads like jsonlcheck: blocks of one mebibyte, cut after the last line end, larger when a line
// is. The DOM parser validates every byte and builds a tape of every document. One thread.

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <vector>

#include <simdjson.h>

static constexpr size_t block_size = 1 << 20;

// Parses the documents of one block; returns false, with a message, at the first error.
static bool parse(simdjson::dom::parser &parser, const std::vector<char> &buffer, size_t length,
                  size_t &documents) {
  simdjson::dom::document_stream stream;
  auto error = parser.parse_many(buffer.data(), length, buffer.size()).get(stream);
  if (error) {
    std::fprintf(stderr, "%s\n", simdjson::error_message(error));
    return false;
  }
  for (auto document : stream) {
    simdjson::dom::object row;
    if ((error = document.get(row))) {
      std::fprintf(stderr, "document %zu: %s\n", documents + 1, simdjson::error_message(error));
      return false;
    }
    documents += 1;
  }
  return true;
}

int main(int argument_count, char **arguments) {
  if (argument_count != 2) {
    std::fprintf(stderr, "usage: simdjson_parse_many FILE\n");
    return 2;
  }
  int file = open(arguments[1], O_RDONLY);
  if (file < 0) {
    std::perror(arguments[1]);
    return 2;
  }

  simdjson::dom::parser parser;
#ifdef SIMDJSON_THREADS_ENABLED
  parser.threaded = false;
#endif
  std::vector<char> buffer(block_size + simdjson::SIMDJSON_PADDING);
  size_t filled = 0, documents = 0;
  while (true) {
    size_t room = buffer.size() - simdjson::SIMDJSON_PADDING - filled;
    if (room == 0) {
      buffer.resize(buffer.size() * 2);
      continue;
    }
    ssize_t count = read(file, buffer.data() + filled, room);
    if (count < 0) {
      std::perror(arguments[1]);
      return 2;
    }
    size_t end = filled + static_cast<size_t>(count);
    const void *line_end = memrchr(buffer.data() + filled, '\n', end - filled);
    size_t cut = end;
    if (count > 0) {
      cut = line_end == nullptr ? 0 : static_cast<const char *>(line_end) + 1 - buffer.data();
    }
    if (cut > 0 && !parse(parser, buffer, cut, documents)) return 1;
    std::memmove(buffer.data(), buffer.data() + cut, end - cut);
    filled = end - cut;
    if (count == 0) break;
  }
  std::printf("%zu documents, %s\n", documents,
              simdjson::get_active_implementation()->name().c_str());
}
