"""What a PDF says, by pdftotext."""

import subprocess


def text_of(paper: bytes) -> str:
    """Without any white space: where a line breaks is the layout's affair."""
    assert paper.startswith(b"%PDF-")
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=paper, capture_output=True, check=True
    )
    return "".join(done.stdout.decode().split())
