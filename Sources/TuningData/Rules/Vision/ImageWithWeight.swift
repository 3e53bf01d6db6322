// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let imageWithWeight = Rule(
    "vision/image-with-weight", .error,
    summary: "A message that holds an image has a weight other than 0.",
    why: """
      A weight of 1 says that the message is trained on, and images cannot be predicted. The clients
      refuse the file; a weight of 0 says what is the case anyway.
      """,
    help: "write 0, or leave the weight out",
    sources: [
      "together-py 2.14.0, lib/utils/files.py"
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}], "weight": 1}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}], "weight": 1}]}"#
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}], "weight": 0}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}], "weight": 1}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "What?"}], "weight": 1}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    check: .record(.parts) { record, findings in
      var reported: Set<Int> = []
      for message in record.images.parts.compactMap(\.content.message) {
        guard reported.insert(message.position).inserted, let weight = message.value["weight"],
          let number = weight.number, number != 0
        else { continue }
        findings.report(
          weight, "\(message.name) holds an image and has the weight \(weight.shortSpelling)")
      }
    })
}
