// .NET Standard 2.0 has no type for days; the catalogue's sources, which the library shares, use this one.
global using DateOnly = System.DateTime;
