/// Where a value of a page is in memory. Its type is known only to the fields of the shape that was declared for it.
///
/// Safe although it is a pointer: an address is made for the time of one call only, which keeps the value alive, and goes only to the
/// fields of the value's own shape. Compilation sees to that: it gives each shape a slot of its own.
@usableFromInline
@safe struct ValueAddress {
    @usableFromInline let pointer: UnsafeRawPointer

    @inlinable init<Value>(_ pointer: UnsafePointer<Value>) { unsafe self.pointer = UnsafeRawPointer(pointer) }

    /// Reads something of the value. `~Copyable` keeps the whole value from being copied for it.
    @inlinable func read<Value: ~Copyable, Result>(_: Value.Type, _ get: (borrowing Value) -> Result) -> Result {
        unsafe get(pointer.assumingMemoryBound(to: Value.self).pointee)
    }
}
