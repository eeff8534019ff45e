using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Analyzers.Tests.Stubs;

public sealed class StubReferencesTests
{
    public static TheoryData<string> Names => [.. StubReferences.AssemblyNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_stub_compiles_under_the_name_of_the_real_assembly(string assemblyName)
    {
        var compilation = CSharpCompilation.Create("Consumer", references: [.. StubReferences.Platform, .. StubReferences.For(assemblyName)]);

        Assert.Contains(compilation.ReferencedAssemblyNames, identity => identity.Name == assemblyName);
    }

    [Theory]
    [InlineData("Anthropic")]
    [InlineData("OpenAI")]
    [InlineData("Microsoft.Extensions.AI.Abstractions")]
    [InlineData("Microsoft.AspNetCore.Http.Abstractions")]
    public void Restoring_packages_and_the_web_framework_are_real(string assemblyName)
    {
        var compilation = CSharpCompilation.Create("Consumer", references: StubReferences.Platform);

        Assert.Contains(compilation.ReferencedAssemblyNames, identity => identity.Name == assemblyName && !identity.PublicKeyToken.IsEmpty);
    }

    [Fact]
    public void Code_of_every_sdk_binds_in_one_compilation()
    {
        const string Code =
            """
            using System;
            using System.Collections.Generic;
            using Microsoft.Agents.AI;
            using Microsoft.Extensions.AI;
            using Microsoft.SemanticKernel;
            using Microsoft.SemanticKernel.Agents;
            using Microsoft.SemanticKernel.ChatCompletion;
            using Microsoft.SemanticKernel.Connectors.OpenAI;

            static class Everything
            {
                static void Use(IChatClient client, OpenAI.Chat.ChatClient openAI, Anthropic.IAnthropicClient anthropic, Kernel kernel)
                {
                    var history = new ChatHistory("system");
                    history.AddDeveloperMessage("text");
                    history.Add(new ChatMessageContent(AuthorRole.System, "text"));
                    _ = new ChatCompletionAgent { Instructions = "text", Kernel = kernel };
                    _ = new OpenAIPromptExecutionSettings { ChatSystemPrompt = "text", FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };
                    _ = kernel.InvokePromptAsync("text", new KernelArguments { ["now"] = DateTime.Now });
                    _ = client.AsBuilder().UseFunctionInvocation().Build().AsAIAgent(instructions: "text");
                    _ = openAI.AsIChatClient().AsAIAgent("text");
                    _ = OpenAI.Chat.OpenAIChatClientExtensions.AsAIAgent(openAI, "text");
                    _ = Anthropic.AnthropicClientExtensions.AsAIAgent(anthropic, "model", "text");
                    _ = new Microsoft.Agents.AI.AIContext { Instructions = "text", Tools = new List<AITool>() };
                    _ = new Azure.AI.Inference.ChatRequestSystemMessage("text");
                    _ = Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage.FromSystem("text");
                    _ = new OllamaSharp.Chat(new OllamaSharp.OllamaApiClient("uri"), "system");
                    _ = new LLama.Common.ChatHistory().Messages;
                    _ = new LlmTornado.TornadoApi("key").Chat.CreateConversation("model").AppendSystemMessage("text");
                    _ = new Anthropic.SDK.Messaging.MessageParameters { System = [new Anthropic.SDK.Messaging.SystemMessage("text")] };
                    _ = new Azure.AI.OpenAI.AzureOpenAIClient(new Uri("https://host"), new Azure.Identity.DefaultAzureCredential()).GetChatClient("model");
                }
            }
            """;

        var compilation = CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText(Code)],
            [.. StubReferences.Platform, .. StubReferences.All()],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
                .WithSpecificDiagnosticOptions([new("OPENAI001", ReportDiagnostic.Suppress)]));

        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }
}
