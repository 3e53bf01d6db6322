// SPDX-License-Identifier: Apache-2.0

extension Tool {
  /// The tools that the rows choose from.
  static let toolbox = [
    Tool(
      name: "get_current_weather",
      description: "Get the current weather for a given location.",
      parameters: [
        Parameter(
          name: "location", kind: .text, description: "City, e.g. Paris, France"),
        Parameter(
          name: "unit", kind: .choice(["celsius", "fahrenheit"]),
          description: "The unit of temperature.", isRequired: false),
      ]),
    Tool(
      name: "search_documents",
      description: "Search the knowledge base and return the passages that match best.",
      parameters: [
        Parameter(name: "query", kind: .text, description: "What to search for."),
        Parameter(
          name: "top_k", kind: .integer(1...50), description: "How many passages to return.",
          isRequired: false),
        Parameter(
          name: "tags", kind: .texts, description: "Only documents that carry all of these tags.",
          isRequired: false),
      ]),
    Tool(
      name: "convert_currency",
      description: "Convert an amount of money from one currency to another at today's rate.",
      parameters: [
        Parameter(name: "amount", kind: .number, description: "The amount to convert."),
        Parameter(
          name: "from", kind: .choice(["EUR", "USD", "GBP", "JPY"]),
          description: "ISO 4217 code of the currency to convert from."),
        Parameter(
          name: "to", kind: .choice(["EUR", "USD", "GBP", "JPY"]),
          description: "ISO 4217 code of the currency to convert to."),
      ]),
    Tool(
      name: "create_calendar_event",
      description:
        "Create an event in the user's calendar. Times are in minutes from \"now\".",
      parameters: [
        Parameter(name: "title", kind: .text, description: "The title of the event."),
        Parameter(
          name: "starts_in", kind: .integer(0...10080), description: "Minutes until the start."),
        Parameter(name: "duration", kind: .integer(5...480), description: "Length in minutes."),
        Parameter(
          name: "attendees", kind: .texts, description: "Names of the people to invite.",
          isRequired: false),
        Parameter(
          name: "is_private", kind: .flag, description: "Whether to hide the event.",
          isRequired: false),
      ]),
    Tool(
      name: "get_stock_price",
      description: "Get the stock price of a company over the last n days.",
      parameters: [
        Parameter(name: "symbol", kind: .text, description: "The ticker symbol, e.g. AAPL"),
        Parameter(
          name: "days", kind: .integer(1...365), description: "Number of days.", isRequired: false),
      ]),
    Tool(
      name: "send_message",
      description: "Send a short text message to a contact.",
      parameters: [
        Parameter(name: "recipient", kind: .text, description: "Name of the contact."),
        Parameter(name: "body", kind: .text, description: "The text of the message."),
        Parameter(
          name: "is_urgent", kind: .flag, description: "Whether to notify at once.",
          isRequired: false),
      ]),
  ]
}
