// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let badBase64 = Rule(
    "vision/bad-base64", .error,
    summary: "The data of an image is not Base64.",
    why: """
      The service decodes every image when it checks the file. Base64 has 64 letters and `=` at its
      end; line breaks, the alphabet for URLs and missing padding come from encoders made for other
      purposes, and a text whose length does not fit was cut.
      """,
    help: "encode the file again, as plain Base64 in one line with its padding",
    sources: [
      "together.ai blog, 2026-09-11",
      "RFC 4648, section 4",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAA\nDsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,_9j_2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH_wAALCAAIAAgBAREA_8QAFAABAAAAAAAAAAAAAAAAAAAAAP_EABQQAQAAAAAAAAAAAAAAAAAAAAD_2gAIAQEAAD8AP__Z"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CY"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    check: .record(.parts) { record, findings in
      for image in record.images.decoded {
        guard let fault = image.fault else { continue }
        findings.report(
          image.image.url, "\(image.image.title) is not Base64: \(words(fault))",
          help: advice(fault.kind))
      }
    })
}

private func words(_ fault: Base64.Fault) -> String {
  let place = "at offset \(fault.offset) of the data"
  switch fault.kind {
  case .whiteSpace: return "\(byteName(fault.byte)) \(place)"
  case .urlAlphabet: return "\(byteName(fault.byte)) of the alphabet for URLs \(place)"
  case .foreignByte: return "\(byteName(fault.byte)) \(place)"
  case .misplacedPadding: return "'=' \(place), where no padding is due"
  case .missingPadding: return "the padding at the end is missing"
  case .cutOff:
    return "one letter is left over at its end, after \(fault.offset) of them, so it was cut"
  }
}

private func byteName(_ byte: UInt8) -> String {
  switch byte {
  case 0x20: "a space"
  case 0x09: "a tab"
  case 0x0A: "a line feed"
  case 0x0D: "a carriage return"
  case 0x21..<0x7F: "'\(Character(Unicode.Scalar(byte)))'"
  default: "the byte 0x\(String(byte, radix: 16, uppercase: true))"
  }
}

private func advice(_ kind: Base64.Fault.Kind) -> String? {
  switch kind {
  case .whiteSpace: "remove the white space from the data"
  case .urlAlphabet: "write '+' for '-' and '/' for '_'"
  case .missingPadding: "end the data with '=' until its length divides by four"
  default: nil
  }
}
