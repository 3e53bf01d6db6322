// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The images of a record: found and decoded when a rule first asks, then kept without bytes.
final class RecordImages {
  /// The contents that may be lists of parts, in the order of the record.
  let contents: [PartedContent]
  /// The image parts.
  private(set) lazy var parts = contents.flatMap(\.imageParts)
  /// The images whose address is a string, with what it is.
  private(set) lazy var addressed = parts.compactMap(AddressedImage.init)
  /// The images whose data could be decoded, with what they say of themselves.
  private(set) lazy var decoded = addressed.compactMap(DecodedImage.init)

  init(_ root: JSONValue, _ shape: RecordShape, _ conversations: [Conversation]) {
    var contents = conversations.flatMap(\.messages).compactMap(PartedContent.init)
    if shape == .format(.instruction) {
      contents += ["prompt", "completion"].compactMap { key in
        root[key].map { PartedContent(value: $0, title: "the \(key)", isUser: key == "prompt") }
      }
    }
    self.contents = contents
  }
}

/// A content, prompt or completion, which is a string or a list of parts.
struct PartedContent {
  let value: JSONValue
  /// How messages name what it is the content of: "message 3 (user)", "the prompt".
  let title: String
  /// Whether it is what a user says, and may therefore hold images.
  let isUser: Bool
  /// The message that it is part of.
  var message: Message?

  /// How messages name the content itself: "the content of message 3 (user)", "the prompt".
  var subject: String { message == nil ? title : "the content of \(title)" }

  /// The parts that claim to be images.
  fileprivate var imageParts: [ImagePart] {
    value.elements.filter { $0["type"]?.isText("image_url") ?? false }.map {
      ImagePart(value: $0, content: self)
    }
  }
}

extension PartedContent {
  /// The content of a message that has one; with an unknown role it passes as the user's, so that
  /// only the role is found fault with.
  init?(_ message: Message) {
    guard let content = message.content, content.kind != .null else { return nil }
    let isUser = message.role == .user || !message.role.isKnown
    self.init(value: content, title: message.name, isUser: isUser, message: message)
  }
}

/// A part of a content that claims to be an image.
struct ImagePart {
  let value: JSONValue
  let content: PartedContent
}

/// An image whose address is a string.
struct AddressedImage {
  let part: ImagePart
  /// The address as it stands in the record.
  let url: JSONValue
  /// What it is.
  let uri: DataURI
  /// The length of the address in bytes.
  let length: Int

  /// The longest address in bytes that the service takes: the clients count so, for 10 MiB.
  static let maximumLength = 13_981_036

  init?(_ part: ImagePart) {
    guard let url = part.value["image_url"]?["url"], url.kind == .string, let text = url.textBytes
    else { return nil }
    self.part = part
    self.url = url
    uri = DataURI(text)
    length = text.count
  }

  /// How messages name it: "the image in message 1 (user)".
  var title: String { "the image in \(part.content.title)" }
}

/// An image that stands in the record as data.
struct DecodedImage {
  let image: AddressedImage
  /// The media type that it is said to have.
  let mediaType: String
  /// What the data says; nil when it is of no known format.
  let header: ImageHeader?
  /// The first bytes.
  let start: [UInt8]
  /// Why the data is not Base64; then there is no header.
  let fault: Base64.Fault?
  /// The number of bytes that the data stands for.
  let byteCount: Int

  /// Decodes the data of an image; nil when there is none, or more than the service takes.
  init?(_ image: AddressedImage) {
    guard case .inline(let mediaType, let offset) = image.uri,
      image.length <= AddressedImage.maximumLength, let text = image.url.textBytes
    else { return nil }
    self.image = image
    self.mediaType = mediaType
    do throws(Base64.Fault) {
      let bytes = try Base64.decode(Array(text[offset...]))
      header = ImageHeader(bytes)
      start = Array(bytes.prefix(8))
      fault = nil
      byteCount = bytes.count
    } catch {
      header = nil
      start = []
      fault = error
      byteCount = 0
    }
  }
}
