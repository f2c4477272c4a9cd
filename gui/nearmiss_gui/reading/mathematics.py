r"""How is a LaTeX formula read without LaTeX? As the Unicode that comes closest, its structure kept in brackets.

`\frac{a+b}{2}` becomes `(a+b)/2`, `x^{2}` becomes `x²`, `\alpha` becomes `α`. What is not known stays as written, so
that nothing of a formula is lost to the reader. Linear in the length of the formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable

DEEPEST = 30
"""Groups inside groups; deeper ones are shown as written."""

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}^_&~]|\s+|[^\\{}^_&~\s]", re.DOTALL)

_SYMBOLS = dict(
    pair.split("=", 1)
    for pair in (
        "alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ "
        "lambda=λ mu=μ nu=ν xi=ξ pi=π rho=ρ sigma=σ tau=τ upsilon=υ phi=ϕ varphi=φ chi=χ psi=ψ omega=ω "
        "Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω times=× cdot=· "
        "div=÷ pm=± mp=∓ ast=∗ star=⋆ circ=∘ bullet=• le=≤ leq=≤ ge=≥ geq=≥ ne=≠ neq=≠ approx=≈ equiv=≡ sim=∼ "
        "simeq=≃ cong=≅ propto=∝ ll=≪ gg=≫ to=→ rightarrow=→ leftarrow=← gets=← Rightarrow=⇒ Leftarrow=⇐ "
        "implies=⟹ iff=⟺ leftrightarrow=↔ Leftrightarrow=⇔ mapsto=↦ uparrow=↑ downarrow=↓ infty=∞ partial=∂ "
        "nabla=∇ sum=∑ prod=∏ int=∫ iint=∬ oint=∮ forall=∀ exists=∃ in=∈ notin=∉ ni=∋ subset=⊂ subseteq=⊆ "
        "supset=⊃ supseteq=⊇ cup=∪ cap=∩ setminus=∖ emptyset=∅ varnothing=∅ land=∧ wedge=∧ lor=∨ vee=∨ neg=¬ "
        "lnot=¬ oplus=⊕ otimes=⊗ perp=⊥ parallel=∥ angle=∠ triangle=△ degree=° prime=′ ldots=… dots=… cdots=⋯ "
        "vdots=⋮ ddots=⋱ hbar=ℏ ell=ℓ Re=ℜ Im=ℑ aleph=ℵ langle=⟨ rangle=⟩ lfloor=⌊ rfloor=⌋ lceil=⌈ rceil=⌉ "
        "mid=∣ vert=| Vert=‖ therefore=∴ because=∵ square=□ blacksquare=■ checkmark=✓ dagger=† colon=: "
        "lbrace={ rbrace=}"
    ).split()
)
_FUNCTIONS = frozenset(
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp min max sup inf lim gcd lcm det dim "
    "ker deg arg Pr mod bmod pmod".split()
)
_SILENT = frozenset("left right big Big bigg Bigg displaystyle textstyle limits nolimits mathstrut boxed".split())
_TEXT = frozenset(
    "text textbf textit textrm mathrm mathbf mathit mathsf mathtt operatorname mathcal mathfrak bm".split()
)
_SPACES = {",": " ", ";": " ", ":": " ", "!": "", " ": " ", "quad": "  ", "qquad": "    ", "\\": "; "}
_ACCENTS = {"hat": "\u0302", "bar": "\u0304", "overline": "\u0305", "vec": "\u20d7", "dot": "\u0307", "tilde": "\u0303"}
_DOUBLE = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
_RAISED = str.maketrans("0123456789+-=()nixyTabcdek", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣʸᵀᵃᵇᶜᵈᵉᵏ")
_LOWERED = str.maketrans("0123456789+-=()aeijknoxmtprs", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₙₒₓₘₜₚᵣₛ")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_SPACE = re.compile(r"\s+")
_SIMPLE = re.compile(r"[\w.′∞α-ωΑ-Ω]*|[^\w\s]")


def legible(latex: str) -> str:
    """The formula in characters; the source itself where it is too deep or its braces do not match."""
    if not _matched(latex):
        return latex.strip()
    try:
        shown = _Reader(latex).row()
    except RecursionError:
        return latex.strip()
    return _SPACE.sub(" ", shown).strip() or latex.strip()


def _matched(latex: str) -> bool:
    depth = 0
    for found in _BRACE.finditer(latex):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            return False
    return depth == 0


class _Reader:
    """Takes a formula apart from the left. `RecursionError` where things stand inside things more than DEEPEST deep."""

    def __init__(self, latex: str) -> None:
        self._rest = _TOKEN.findall(latex)[::-1]
        self._depth = 0

    def row(self) -> str:
        """What comes up to the end of the group, and takes that end too."""
        parts: list[str] = []
        while self._rest and self._rest[-1] != "}":
            parts.append(self._next())
        if self._rest:
            self._rest.pop()
        return "".join(parts)

    def _next(self) -> str:
        token = self._rest.pop()
        if token in ("^", "_"):
            return _script(token, self._argument())
        if token == "{":
            return self._deeper(self.row)
        if token.startswith("\\"):
            return self._command(token[1:].rstrip("*"))
        return " " if token in ("~", "&") else token

    def _argument(self) -> str:
        """The next group or the next single thing."""
        while self._rest and self._rest[-1].isspace():
            self._rest.pop()
        if not self._rest or self._rest[-1] in ("}", "^", "_"):
            return ""
        return self._deeper(self._next)

    def _deeper(self, read: Callable[[], str]) -> str:
        self._depth += 1
        if self._depth > DEEPEST:
            raise RecursionError
        content = read()
        self._depth -= 1
        return content

    def _command(self, name: str) -> str:
        if name in _SPACES:
            return _SPACES[name]
        if name in ("frac", "dfrac", "tfrac", "cfrac"):
            return f"{_bracketed(self._argument())}/{_bracketed(self._argument())}"
        if name == "binom":
            return f"C({self._argument()}, {self._argument()})"
        if name == "sqrt":
            return f"√{_bracketed(self._argument())}"
        if name in _ACCENTS:
            content = self._argument()
            return content + _ACCENTS[name] if len(content) == 1 else f"{name}({content})"
        return self._word(name)

    def _word(self, name: str) -> str:
        if name in ("begin", "end"):
            self._argument()
            return " "
        if name in _TEXT:
            return self._argument()
        if name == "mathbb":
            content = self._argument()
            return _DOUBLE.get(content, content)
        return _named(name) if not self._opens_group(name) else f"\\{name}{{{self._argument()}}}"

    def _opens_group(self, name: str) -> bool:
        """Whether an unknown command takes a group, which is then shown in its braces."""
        known = name in _SYMBOLS or name in _FUNCTIONS or name in _SILENT or not name.isalpha()
        return not known and bool(self._rest) and self._rest[-1] == "{"


def _named(name: str) -> str:
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    if name in _FUNCTIONS:
        return f" {name} "
    if name in _SILENT:
        return ""
    return name if len(name) == 1 and not name.isalpha() else f"\\{name}"


def _script(mark: str, content: str) -> str:
    """Raised or lowered characters where Unicode has them all, otherwise the mark and what it applies to."""
    if mark == "^" and content in ("∘", "°"):
        return "°"
    if content == "′":
        return content
    moved = content.translate(_RAISED if mark == "^" else _LOWERED)
    if content and all(after != before for after, before in zip(moved, content, strict=True)):
        return moved
    return f"{mark}{content}" if len(content) < 2 else f"{mark}({content})"


def _bracketed(content: str) -> str:
    return content if _SIMPLE.fullmatch(content) and content else f"({content})"
