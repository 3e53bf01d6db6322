// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let invalidJSON = Rule(
    "json/invalid-json", .error,
    summary: "A line is not JSON, for a reason that has no rule of its own.",
    why: """
      The service refuses the file. Its clients name the line, but mostly not the place in it, and
      stop at the first one; some services only find out after the job has started. The message says
      what the grammar of RFC 8259 asks for at the marked byte and what stands there instead.
      """,
    help: "mend the line, or let a JSON library write the file",
    sources: [
      "RFC 8259", "together-py 3.1.1, lib/utils/files.py", "openai-php/client #107",
    ],
    flagged: [
      #"{"role": "user" "content": "Hi"}"#,
      #"{"text" "a"}"#,
      #"{"text": }"#,
      #"{"text": "a"}}"#,
      "hello",
      "{\"text\": \"a\nb\"}\n{\"text\": \"c\"}",
    ],
    allowed: [
      #" {"text": "a"} "#, #"{"text": "a",}"#, #"{"text": "say "hi" now"}"#,
      Example(bytes: Array("{\"text\": \"a".utf8)),
    ],
    check: .syntax([.unexpected, .unexpectedEnd]))
}
