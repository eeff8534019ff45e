namespace CachePrefix.Ledger.Reports;

/// <summary>The style of the page. Text and lines reach a contrast of 4.5 and 3 to 1 on their background, light and dark.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --back: #fff; --text: #1b1f24; --soft: #57606a; --line: #d0d7de; --panel: #f6f8fa; --link: #0550ae;
          --a: #0969da; --b: #1a7f37; --c: #9a6700; --d: #8250df; --e: #bf3989; --f: #57606a; }
        @media (prefers-color-scheme: dark) { :root { --back: #0d1117; --text: #e6edf3; --soft: #9da7b3; --line: #30363d; --panel: #161b22; --link: #79c0ff;
          --a: #58a6ff; --b: #3fb950; --c: #d29922; --d: #bc8cff; --e: #f778ba; --f: #9da7b3; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
        main, header, footer { max-width: 76rem; margin: 0 auto; padding: 0 1rem; }
        h1 { font-size: 1.6rem; margin: 1.2rem 0 .2rem; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
        a { color: var(--link); } .soft, figcaption, caption { color: var(--soft); } caption { text-align: left; padding-bottom: .3rem; }
        .skip { position: absolute; left: -999rem; } .skip:focus { position: static; }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; padding: 0; }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .7rem; padding: 0; margin: 1rem 0; }
        .facts div { background: var(--panel); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; }
        .facts dt { color: var(--soft); font-size: .85rem; } .facts dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums; }
        .scroll { overflow-x: auto; max-width: 100%; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: normal; }
        th:first-child, td:first-child { overflow-wrap: anywhere; min-width: 9rem; } .number { text-align: right; white-space: nowrap; }
        .bar { display: block; height: .5rem; background: var(--a); border-radius: .2rem; min-width: 1px; } td .track { display: block; width: 6rem; }
        figure { margin: .6rem 0; } svg { display: block; width: 100%; height: auto; } svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
        .grid { stroke: var(--line); } .deploy { stroke: var(--soft); stroke-dasharray: 4 3; }
        .key { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; padding: 0; margin: .3rem 0; font-size: .9rem; }
        .key span { display: inline-block; width: .8rem; height: .8rem; border-radius: .15rem; margin-right: .35rem; vertical-align: -.05rem; }
        .a { fill: var(--a); } .b { fill: var(--b); } .c { fill: var(--c); } .d { fill: var(--d); } .e { fill: var(--e); } .f { fill: var(--f); }
        .key .a { background: var(--a); } .key .b { background: var(--b); } .key .c { background: var(--c); } .key .d { background: var(--d); } .key .e { background: var(--e); } .key .f { background: var(--f); }
        .line { fill: none; stroke-width: 2; } .line.a { stroke: var(--a); } .line.b { stroke: var(--b); } .line.c { stroke: var(--c); } .line.d { stroke: var(--d); } .line.e { stroke: var(--e); } .line.f { stroke: var(--f); }
        .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 0 2.5rem; }
        @media print { nav, .skip { display: none; } section { break-inside: avoid; } .scroll { overflow: visible; } }
        """;
}
