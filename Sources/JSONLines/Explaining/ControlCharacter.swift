// SPDX-License-Identifier: Apache-2.0

/// Words for characters that cannot be shown.
public enum ControlCharacter {
  /// Returns what people call the control character `byte`, such as "tab" or "control character U+001B".
  public static func name(_ byte: UInt8) -> String {
    switch byte {
    case 0x00: "NUL byte"
    case 0x09: "tab"
    case 0x0A: "line feed"
    case 0x0D: "carriage return"
    default: "control character U+00\(hexadecimal(byte))"
    }
  }

  /// Returns the escape that JSON has for the control character `byte`.
  public static func escape(_ byte: UInt8) -> String {
    switch byte {
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0C: "\\f"
    case 0x0D: "\\r"
    default: "\\u00\(hexadecimal(byte))"
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 0x10 ? "0" + digits : digits
  }
}
