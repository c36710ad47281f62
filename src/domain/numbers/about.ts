/** Words that say a number is rounded, right before it and right behind it: it is asked about, or not taken. */
export const roundedBefore = /(约[摸莫]?|大概|大致|大体|差不多|估计|估摸着?|粗略)(共计?|有|是|为|达到?|[:：\s])*$/
export const roundedBehind = /^(左右|上下)/
