"""Attribution: who says what, by quotation marks, reporting words and the parse."""
