using System;
using System.Linq;
using ExistingCode;

var assistant = new SupportAssistant();
Console.WriteLine(assistant.Messages("Where is my order?").First().Text);
Console.WriteLine(assistant.Continue([], "And the other one?").First().Text);
