// SPDX-License-Identifier: Apache-2.0

/// A SentencePiece model, written field by field (sentencepiece_model.proto).
struct SentencePieceFile {
  var pieces: [(text: String, score: Float, kind: UInt8)]
  var modelType: UInt8 = 2
  var fallsBackToBytes = false
  var collapsesSpaces = false
  var characterMap: [UInt8] = []

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for piece in pieces {
      var fields = field(1, Array(piece.text.utf8)) + [2 << 3 | 5]
      withUnsafeBytes(of: piece.score.bitPattern.littleEndian) { fields += $0 }
      bytes += field(1, fields + [3 << 3, piece.kind])
    }
    // Field 35 needs two bytes.
    let trainer: [UInt8] = [3 << 3, modelType, 0x98, 0x02, fallsBackToBytes ? 1 : 0]
    let normalizer: [UInt8] = [3 << 3, 1, 4 << 3, collapsesSpaces ? 1 : 0, 5 << 3, 1]
    return bytes + field(2, trainer) + field(3, normalizer + field(2, characterMap))
  }

  private func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    var length: [UInt8] = []
    var rest = bytes.count
    repeat {
      length.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
      rest >>= 7
    } while rest > 0
    return [number << 3 | 2] + length + bytes
  }
}
