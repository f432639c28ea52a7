package dev.tandem.cluster.node;

import java.util.UUID;

/// A link of a member, which has chosen its number.
record Address(UUID member, long link) {}
