// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TuningData

@Suite struct ImageHeaderTests {
  /// Files of 8 × 8 pixels, of which `file` says the same.
  static let samples: [(name: String, text: String)] = [
    (
      "png",
      "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAA"
        + "SUVORK5CYII="
    ),
    (
      "jpeg",
      "/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"
        + "AQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAA"
        + "AAAAAAAAAAD/2gAIAQEAAD8AP//Z"
    ),
    ("webp", "UklGRhoAAABXRUJQVlA4TA0AAAAvB8ABEAcQERGIiP4HAA=="),
    (
      "apng",
      "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAACGFjVEwAAAACAAAAAPONk3AAAAALSURB"
        + "VHjaY2BABQAAEAABqhn4ggAAAABJRU5ErkJggg=="
    ),
    (
      "cmyk",
      "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"
        + "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB/8AAFAgACAAIBAERAAIRAAMRAAQRAP/EABQAAQAAAAAA"
        + "AAAAAAAAAAAAAAD/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oADgQBAAIAAwAEAAA/AD8/Pz//2Q=="
    ),
    ("animated webp", "UklGRiQAAABXRUJQVlA4WAoAAAACAAAABwAABwAAQU5JTQYAAAAAAAAAAAA="),
  ]

  @Test(arguments: samples)
  func theHeaderOfASampleIsRead(_ sample: (name: String, text: String)) throws {
    let header = try #require(ImageHeader(bytes(sample.text)))
    #expect(header.size == ImageHeader.Size(width: 8, height: 8))
    #expect(header.cut == nil)
    #expect(header.isAnimated == ["apng", "animated webp"].contains(sample.name))
    #expect((header.components == 4) == (sample.name == "cmyk"))
  }

  @Test(arguments: samples)
  func everyCutOfASampleIsSeen(_ sample: (name: String, text: String)) {
    let whole = bytes(sample.text)
    // A picture without its last bytes; those of a PNG's last chunk are its checksum.
    for length in 12..<whole.count {
      let header = ImageHeader(Array(whole[..<length]))
      #expect(header?.cut != nil, "\(length) of \(whole.count) bytes")
    }
  }

  @Test(arguments: samples)
  func noChangeOfASampleDoesHarm(_ sample: (name: String, text: String)) {
    let whole = bytes(sample.text)
    for index in whole.indices {
      for value in [0, 1, 0x7F, 0x80, 0xFE, 0xFF] as [UInt8] {
        var changed = whole
        changed[index] = value
        _ = ImageHeader(changed)
        _ = ImageHeader(Array(changed[..<index]))
        _ = ImageHeader(changed + changed)
      }
    }
  }

  @Test func randomBytesBehindAnySignatureDoNoHarm() {
    let starts: [[UInt8]] = [
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF],
      Array("RIFF\u{0}\u{0}\u{0}\u{0}WEBPVP8X".utf8), Array("RIFF1234WEBPVP8L".utf8),
      Array("RIFF1234WEBPVP8 ".utf8), Array("GIF89a".utf8), Array("BM".utf8), [],
    ]
    var random = SystemRandomNumberGenerator()
    for start in starts {
      for length in 0..<300 {
        let rest = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
        _ = ImageHeader(start + rest)
      }
    }
  }

  @Test func aThumbnailDoesNotEndAPicture() throws {
    let jpeg = bytes(Self.samples[1].text)
    // An APP1 segment with an end-of-image marker inside, and the picture's own end missing.
    let segment: [UInt8] = [0xFF, 0xE1, 0x00, 0x06, 0xFF, 0xD8, 0xFF, 0xD9]
    let cut = Array(jpeg[..<2]) + segment + Array(jpeg[2..<jpeg.count - 2])
    #expect(ImageHeader(cut)?.cut != nil)
    #expect(ImageHeader(cut + [0xFF, 0xD9])?.cut == nil)
    #expect(ImageHeader(jpeg + [0x00, 0x01])?.cut == nil)
  }

  @Test(arguments: [
    ("GIF89a", ImageFormat.gif), ("\u{0}\u{0}\u{0}\u{18}ftypheic", .heic),
    ("\u{0}\u{0}\u{0}\u{1C}ftypavif", .avif), ("II*\u{0}", .tiff),
    ("BM0000\u{0}\u{0}\u{0}\u{0}", .bmp),
  ])
  func otherFormatsAreKnownByTheirStart(_ start: String, _ format: ImageFormat) {
    #expect(ImageFormat(Array(start.utf8)) == format)
  }

  private func bytes(_ text: String) -> [UInt8] {
    Data(base64Encoded: text).map { [UInt8]($0) } ?? []
  }
}
