// SPDX-License-Identifier: Apache-2.0

/// The id of a token in its vocabulary.
public typealias TokenID = Int32
