import Glibc

/// The clock on the wall, for modification times and the lock's note; nothing on a page depends on it.
public enum WallClock {
    /// Seconds since 1970.
    public static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec)
    }
}
