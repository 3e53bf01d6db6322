// SPDX-License-Identifier: Apache-2.0
//
// Says of many byte strings whether simdjson takes them as one JSON value.
//
//   g++ -std=c++17 -O2 simdjson_oracle.cpp -lsimdjson -o simdjson_oracle
//
// Reads cases from standard input, each a length (four bytes, little-endian) and as many bytes,
// and writes one byte for each: 1 if the DOM parser takes the case, 0 if not, 128 if the case is
// nested more deeply than the parser goes (1024 levels).

#include <cstdint>
#include <cstdio>
#include <vector>

#include <simdjson.h>

static constexpr uint8_t refused = 0, accepted = 1, unknown = 128;

static uint8_t judge(simdjson::dom::parser &parser, const std::vector<char> &buffer,
                     size_t length) {
  // The buffer has the padding that simdjson wants, so it need not copy the case.
  auto error = parser.parse(buffer.data(), length, false).error();
  if (error == simdjson::DEPTH_ERROR) return unknown;
  return error ? refused : accepted;
}

int main() {
  simdjson::dom::parser parser;
  std::vector<char> buffer;
  uint8_t header[4];
  while (std::fread(header, 1, sizeof header, stdin) == sizeof header) {
    size_t length = header[0] | header[1] << 8 | header[2] << 16 | size_t(header[3]) << 24;
    buffer.resize(length + simdjson::SIMDJSON_PADDING);
    if (std::fread(buffer.data(), 1, length, stdin) != length) {
      std::fprintf(stderr, "simdjson_oracle: the input ends within a case\n");
      return 1;
    }
    std::putchar(judge(parser, buffer, length));
  }
  return 0;
}
