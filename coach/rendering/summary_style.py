"""The look of a summary's page, which carries it inside: light, dark and on paper."""

STYLE = """
:root{--paper:#fdfcf9;--ink:#23211d;--quiet:#6a655c;--line:#ddd6c8;--mark:#fff4d6;
--link:#1f5f94;--blue:#2f6ea8;--red:#b5472f;--gold:#a87b1f;--grey:#7d7a74}
@media (prefers-color-scheme:dark){:root{--paper:#1b1a18;--ink:#eae6dd;--quiet:#aaa397;
--line:#3b3833;--mark:#3a3220;--link:#8dc0ea;--blue:#5b9bd5;--red:#d9745c;--gold:#cfa347;
--grey:#9a958c}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:17px/1.55 Charter,"Iowan Old Style",Georgia,serif}
main{max-width:44rem;margin:0 auto;padding:2rem 1.2rem 4rem;overflow-wrap:anywhere}
h1{font-size:1.8rem;line-height:1.2}
h2{margin-top:2.4rem;border-top:1px solid var(--line);padding-top:1rem;font-size:1.3rem}
h3{margin:1.6rem 0 .3rem;font-size:1.05rem}
a{color:var(--link)}
.quiet{color:var(--quiet);font-weight:normal;font-size:.9rem}
.audience,.person{background:var(--mark);padding:.7rem 1rem;border-radius:6px}
.person h2{margin-top:.2rem;border:0;padding:0}
.overview{font-size:1.15rem}
blockquote{margin:.6rem 0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--line)}
blockquote p{margin:0}
.next{margin:.8rem 0 0;font-weight:bold}
ul{margin:.3rem 0;padding-left:1.2rem}
.legend{display:flex;gap:1rem;list-style:none;padding:0;font-size:.9rem}
.legend li::before{content:"";display:inline-block;width:.9em;height:.9em;margin-right:.35em;
vertical-align:-.1em;background:var(--key)}
.k1{--key:#b5472f}.k2{--key:#e6a58b}.k3{--key:#cfcac0}.k4{--key:#9cc0e0}.k5{--key:#2f6ea8}
svg{display:block;width:100%;height:auto;margin:.4rem 0}
svg text{fill:var(--ink);font:13px system-ui,sans-serif}
svg .mean{text-anchor:end}
svg .in{text-anchor:middle;fill:#1d1b18}
svg .t1,svg .t5{fill:#fff}
.r1{fill:#b5472f}.r2{fill:#e6a58b}.r3{fill:#cfcac0}.r4{fill:#9cc0e0}.r5{fill:#2f6ea8}
.strength{fill:var(--blue)}.concern{fill:var(--red)}.request{fill:var(--gold)}
.mixed{fill:var(--grey)}
.sources li{font-size:.9rem;margin:.4rem 0}
@media print{:root{--paper:#fff;--ink:#000;--quiet:#444;--line:#bbb;--mark:#fff;--link:#000;
--blue:#2f6ea8;--red:#b5472f;--gold:#a87b1f;--grey:#7d7a74}
body{font-size:11pt}main{max-width:none;padding:0}
svg,.legend li::before{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.theme,blockquote,svg{break-inside:avoid}h2,h3{break-after:avoid}
.audience,.person{border:1px solid #000}}
"""
