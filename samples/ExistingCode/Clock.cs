using System;
using System.Globalization;

namespace ExistingCode;

/// <summary>The time as people say it.</summary>
public static class Clock
{
    public static string Now() => DateTime.Now.ToString("dddd h:mm tt", CultureInfo.InvariantCulture);
}
