"""What a chat model is asked, how it is asked, and how its answer is read.

To be read in this order:

- **What is asked**: `prompts` is the shelf; a file of it has a head (`prompt_head`) and words
  (`prompt_words`), and the `frame` follows them. `fencing` marks what others wrote, `lock` knows
  what was released, and `prompt_values` reads what a prompt is tried with.
- **How it is asked**: `asking` is the way in. One question (`one_ask`) is a call (`calling`) with
  its retries (`retrying`), within what its turn may spend (`budget`); `breaker` leaves a model
  alone that is away, and `usage` counts.
- **How its answer is read**: `schemas` are the forms, and `form_schemas` tells a server of them.
  `reasoning` leaves out what was thought aloud, `items` finds what is whole while it arrives,
  `growing` shows it. `reading` takes the whole; `coercing` and `form_lists` decide what fits.
"""
