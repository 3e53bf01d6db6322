// SPDX-License-Identifier: Apache-2.0

/// What an image file says of itself before its pixels: nothing is decoded.
struct ImageHeader: Equatable {
  /// The size in pixels.
  struct Size: Equatable {
    var width: Int
    var height: Int
  }

  /// The kind of file.
  var format: ImageFormat
  /// The size; nil when the header is not read or is cut.
  var size: Size?
  /// Whether it holds several pictures.
  var isAnimated = false
  /// How many components a pixel of a JPEG has: 1 is grey, 3 is colour, 4 is CMYK.
  var components: Int?
  /// Where the data ends too early, in words; nil when it goes to its end.
  var cut: String?

  /// Reads the file in `bytes`; nil when it is of no known format.
  ///
  /// Any bytes will do; what does not follow the format is taken as an early end or left open.
  ///
  /// - Complexity: O(n).
  init?(_ bytes: [UInt8]) {
    guard let format = ImageFormat(bytes) else { return nil }
    self.init(format: format)
    switch format {
    case .png: readPNG(bytes)
    case .jpeg: readJPEG(bytes)
    case .webp: readWebP(bytes)
    default: break
    }
  }

  init(format: ImageFormat) { self.format = format }
}
