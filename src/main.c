/* main.c - locale, options, one verb chosen; nothing else. */
#include <config.h>
#include <locale.h>

int main(void)
{
  setlocale(LC_ALL, "");
  return 0;
}
